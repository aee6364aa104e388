"use client";

import { AtSign, Ellipsis, Mail, MessageCircle, Phone, Star, Trash2, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { removeIdentityAction, setPrimaryIdentityAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ContactDetails, ContactIdentity, IdentityChannel } from "@/lib/records/schemas";
import { formatPhone } from "../../../inbox/_components/phone";
import { AddIdentity } from "./add-identity";

const icons: Record<IdentityChannel, LucideIcon> = {
  phone: Phone,
  email: Mail,
  whatsapp_user: MessageCircle,
  whatsapp_lid: AtSign,
};

type IdentitiesProps = {
  contact: ContactDetails;
  mayWrite: boolean;
  onChanged: (contact: ContactDetails) => void;
};

/** Every way the contact writes to us; whoever writes from one of them is this contact. */
export function Identities({ contact, mayWrite, onChanged }: IdentitiesProps) {
  const t = useTranslations("contacts.identities");
  const { run: remove } = useAction(removeIdentityAction);
  const { run: prefer } = useAction(setPrimaryIdentityAction);
  const change = async (call: typeof remove, { id }: ContactIdentity) => {
    const result = await call({ contact_id: contact.id, identity_id: id });
    if (result.ok) onChanged(result.data);
  };
  return (
    <section aria-labelledby="contact-identities" className="flex flex-col gap-1" data-testid="identities">
      <h2 id="contact-identities" className="flex min-h-7 items-center text-sm font-semibold">
        {t("title")}
      </h2>
      {contact.identities.length === 0 && <p className="text-sm text-muted-foreground">{t("empty")}</p>}
      <ul className="flex flex-col">
        {contact.identities.map((identity) => {
          const Icon = icons[identity.channel];
          const shown = identity.channel === "phone" ? formatPhone(identity.value) : identity.value;
          const mayPrefer =
            !identity.is_primary && (identity.channel === "phone" || identity.channel === "email");
          return (
            <li key={identity.id} className="flex min-h-11 items-center gap-2">
              <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="flex items-center gap-2">
                  <span className="sr-only">{t(`channels.${identity.channel}`)}</span>
                  <span className="min-w-0 truncate text-sm num">{shown}</span>
                  {identity.is_primary && <Badge variant="outline">{t("primary")}</Badge>}
                </span>
                {identity.channel.startsWith("whatsapp") && (
                  <span className="text-xs text-muted-foreground">{t(`channels.${identity.channel}`)}</span>
                )}
                {identity.variants.length > 0 && (
                  <span className="truncate text-xs text-muted-foreground num">
                    {t("also", { variants: identity.variants.map(formatPhone).join(", ") })}
                  </span>
                )}
              </span>
              {mayWrite && (
                <DropdownMenu>
                  <DropdownMenuTrigger asChild>
                    <Button variant="ghost" size="icon" aria-label={t("actions", { value: shown })}>
                      <Ellipsis />
                    </Button>
                  </DropdownMenuTrigger>
                  <DropdownMenuContent align="end">
                    {mayPrefer && (
                      <DropdownMenuItem onSelect={() => void change(prefer, identity)}>
                        <Star aria-hidden />
                        {t("makePrimary")}
                      </DropdownMenuItem>
                    )}
                    <DropdownMenuItem variant="danger" onSelect={() => void change(remove, identity)}>
                      <Trash2 aria-hidden />
                      {t("remove")}
                    </DropdownMenuItem>
                  </DropdownMenuContent>
                </DropdownMenu>
              )}
            </li>
          );
        })}
      </ul>
      {mayWrite && <AddIdentity contactId={contact.id} onAdded={onChanged} />}
    </section>
  );
}
