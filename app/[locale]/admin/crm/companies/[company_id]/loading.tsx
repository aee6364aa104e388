export { RecordPageSkeleton as default } from "../../contacts/_components/record-skeleton";
