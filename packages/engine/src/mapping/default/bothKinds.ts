/** What most types are used for alike. */
export const BOTH_KINDS = ['Component', 'Resource'];
