/** An object id of Entra that stands in for the one that only people know. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
