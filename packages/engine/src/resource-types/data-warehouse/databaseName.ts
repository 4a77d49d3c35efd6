import { madeFromAddress, neverOneWord } from '../sqlDatabase';

/** The least that any of them takes: Synapse’s pools. */
const MAX_LENGTH = 60;

/**
 * Name of the database. A single word may be one that the product keeps for
 * itself: `backup` in Redshift, `master` in Synapse.
 * Source: https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html
 */
export function databaseNameOf({ address }: { address: string }): string {
  return madeFromAddress(neverOneWord(address)).slice(0, MAX_LENGTH);
}
