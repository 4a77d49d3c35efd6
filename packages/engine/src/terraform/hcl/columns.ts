import Graphemer from 'graphemer';

const ASCII = /^[\x20-\x7e]*$/;
// Terraform counts by Unicode 15. What Node knows depends on its version.
const graphemer = new Graphemer();

/**
 * Width of a name as `terraform fmt` counts it: characters as people see them,
 * and a combining mark does not join a quote before it.
 */
export function columns(text: string): number {
  if (ASCII.test(text)) {
    return text.length;
  }
  if (text.startsWith('"')) {
    return 2 + columns(text.slice(1, -1));
  }
  return graphemer.countGraphemes(text);
}
