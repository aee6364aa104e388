/** The look shared by dropdown, context menu, select and command list. */
export const menuContent =
  "z-50 min-w-44 overflow-x-hidden overflow-y-auto rounded-lg border bg-popover p-1 text-sm text-foreground shadow-float outline-none duration-120 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98";

export const menuItem =
  "relative flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none pointer-coarse:min-h-11 data-highlighted:bg-accent data-disabled:pointer-events-none data-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4 [&_svg:not([class*='text-'])]:text-muted-foreground";

export const menuItemDanger = "text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger!";

export const menuLabel = "px-2 pt-2 pb-1 text-xs font-medium text-muted-foreground";

export const menuSeparator = "-mx-1 my-1 h-px bg-border";

export const menuShortcut = "ml-auto pl-4 text-xs text-muted-foreground pointer-coarse:hidden";
