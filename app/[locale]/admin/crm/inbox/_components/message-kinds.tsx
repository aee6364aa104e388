import {
  AudioLines,
  ContactRound,
  FileText,
  Image,
  Info,
  MapPin,
  Ban,
  ClipboardList,
  Pencil,
  PhoneIncoming,
  MessageCircleQuestion,
  Mic,
  MousePointerClick,
  ShoppingBag,
  SmilePlus,
  Sticker,
  Video,
  type LucideIcon,
} from "lucide-react";

const icons = {
  image: Image,
  video: Video,
  audio: AudioLines,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: ContactRound,
  reaction: SmilePlus,
  interactive: MousePointerClick,
  button: MousePointerClick,
  order: ShoppingBag,
  form: ClipboardList,
  call: PhoneIncoming,
  revoked: Ban,
  edit: Pencil,
  system: Info,
  unsupported: MessageCircleQuestion,
} satisfies Record<string, LucideIcon>;

/** Names of kinds in the texts under `inbox.kinds`. */
export type MessageKind = keyof typeof icons;

/** New kinds appear without notice; they are shown as what we cannot show. */
export const kindOf = (type: string): MessageKind => (type in icons ? (type as MessageKind) : "unsupported");

export function KindIcon({ kind, className }: { kind: MessageKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden className={className} />;
}
