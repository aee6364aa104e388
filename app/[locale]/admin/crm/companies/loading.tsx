export { RecordListSkeleton as default } from "../contacts/_components/record-skeleton";
