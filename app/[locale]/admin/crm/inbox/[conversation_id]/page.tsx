/** The same screen: the thread to open is in the path. */
export { default, generateMetadata } from "../page";
