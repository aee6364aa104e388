/** One line where there is room; below that the name on the first line and the rest on the second. */
export const stageColumns =
  "grid-cols-[1.75rem_2rem_minmax(0,1fr)_auto] items-center gap-x-2 @2xl:grid-cols-[1.75rem_2rem_minmax(0,1fr)_7.5rem_4.75rem_5.5rem_6rem] pointer-coarse:grid-cols-[2.25rem_2.75rem_minmax(0,1fr)_auto]";
