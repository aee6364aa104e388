import { Logo } from "@/components/brand/logo";
import { NotFoundState } from "@/components/states/not-found-state";
import { Link } from "@/i18n/navigation";

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col bg-background">
      <header className="flex p-5">
        <Link href="/" className="touch-target flex rounded-md">
          <Logo />
        </Link>
      </header>
      <main className="grid flex-1 place-items-center pb-20">
        <NotFoundState />
      </main>
    </div>
  );
}
