export { RecordListSkeleton as default } from "../_components/record-skeleton";
