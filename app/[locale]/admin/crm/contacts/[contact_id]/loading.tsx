export { RecordPageSkeleton as default } from "../_components/record-skeleton";
