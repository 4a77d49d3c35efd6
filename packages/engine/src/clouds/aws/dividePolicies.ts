import type { Statement } from './AwsImplementation';
import { likelyLength } from './likelyLength';
import { allowStatement } from './policy';

/**
 * Characters that IAM takes, blanks left out: of all inline policies of a role,
 * and of a managed policy.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_INLINE = 10_240;
const MOST_MANAGED = 6_144;

/** `{"Version":"2012-10-17","Statement":[]}` */
const FRAME = 40;

/** ARNs are known after the apply; nearly all are shorter. */
const LONG_ARN = 120;

/**
 * Divides statements into what fits the inline policy of a role, and managed
 * policies. A statement for many resources may be in several.
 */
export function dividePolicies(
  statements: readonly Statement[],
  { environments }: { environments: readonly string[] },
): Statement[][] {
  const lengthOf = (statement: Statement) =>
    likelyLength(allowStatement(statement), {
      environments,
      reference: LONG_ARN,
    });
  const parts: Statement[][] = [[]];
  let room = MOST_INLINE - FRAME;
  for (const statement of statements) {
    for (const piece of pieces(statement, lengthOf)) {
      const length = lengthOf(piece) + 1;
      if (length > room) {
        parts.push([]);
        room = MOST_MANAGED - FRAME;
      }
      parts.at(-1)!.push(piece);
      room -= length;
    }
  }
  return parts;
}

/** What no managed policy could hold becomes statements for a part each. */
function pieces(
  statement: Statement,
  lengthOf: (statement: Statement) => number,
): Statement[] {
  return halve(statement).map((piece, index) =>
    index === 0 || piece.sid === undefined
      ? piece
      : { ...piece, sid: `${piece.sid}Part${index + 1}` },
  );

  function halve(whole: Statement): Statement[] {
    const { resources } = whole;
    if (lengthOf(whole) < MOST_MANAGED - FRAME || resources.length < 2) {
      return [whole];
    }
    const middle = Math.ceil(resources.length / 2);
    return [resources.slice(0, middle), resources.slice(middle)].flatMap(half =>
      halve({ ...whole, resources: half }),
    );
  }
}
