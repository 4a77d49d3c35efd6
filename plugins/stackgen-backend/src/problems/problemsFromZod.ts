import type { Problem } from 'backstage-plugin-stackgen-common';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * One problem for every issue, with the path of the value as `where`.
 *
 * @param root - Stands for the value as a whole, when an issue has no path.
 */
export function problemsFromZod(error: z.ZodError, root: string): Problem[] {
  return error.issues.flatMap(issue => problemsFromIssue(issue, [], root));
}

function problemsFromIssue(
  issue: Issue,
  parent: PropertyKey[],
  root: string,
): Problem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      problem([...path, key], 'There is no such key. Remove it.', root),
    );
  }
  if (issue.code === 'invalid_union') {
    // The alternative that was understood furthest is the one that was meant.
    const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    if (nearest !== undefined && depth(nearest) > 0) {
      return nearest.flatMap(inner => problemsFromIssue(inner, path, root));
    }
    const alternatives = issue.errors.flatMap(issues =>
      issues.map(inner => inner.message),
    );
    return [
      problem(
        path,
        [...new Set(alternatives)].join(', or: ') || issue.message,
        root,
      ),
    ];
  }
  return [problem(path, issue.message, root)];
}

function depth(issues: Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length));
}

function problem(path: PropertyKey[], message: string, root: string): Problem {
  return {
    severity: 'error',
    code: 'invalid-value',
    where: path.map(String).join('.') || root,
    message,
  };
}
