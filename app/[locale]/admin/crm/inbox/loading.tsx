export { InboxSkeleton as default } from "./_components/inbox-skeleton";
