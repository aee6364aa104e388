/** The first section. On a phone the frame shows the list of sections here instead. */
export { default, generateMetadata } from "./organization/page";
