/** The columns of the list where there is room; below that a stage takes two lines. */
export const stageColumns =
  "@2xl:grid-cols-[1.75rem_2rem_minmax(0,1fr)_7.5rem_4.75rem_5.5rem_8rem] items-center gap-x-2 @2xl:pointer-coarse:grid-cols-[1.75rem_2.75rem_minmax(0,1fr)_7.5rem_4.75rem_5.5rem_11rem]";
