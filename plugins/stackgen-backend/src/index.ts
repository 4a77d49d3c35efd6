/**
 * The backend of StackGen: Terraform from the catalog.
 *
 * @packageDocumentation
 */
export { stackgenPlugin as default } from './plugin';
