import { z } from 'zod';
import { nearest } from '../../catalog';
import { mistake, type Finding } from './Finding';

type Issue = z.core.$ZodIssue;

/** What the schema says is wrong, each with its path and what would be right. */
export function findingsFromZod(
  error: z.ZodError,
  schema: z.ZodType,
): Finding[] {
  return error.issues.flatMap(issue => findingsOfIssue(issue, [], schema));
}

function findingsOfIssue(
  issue: Issue,
  parent: Finding['path'],
  schema: z.ZodType,
): Finding[] {
  const path = [
    ...parent,
    ...issue.path.map(part => (typeof part === 'number' ? part : String(part))),
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map(key => {
        const [similar] = nearest(key, known);
        return mistake(
          [...path, key],
          'There is no such key.',
          similar
            ? `Did you mean "${similar}"?`
            : `Known are ${known.join(', ')}.`,
        );
      });
    }
    case 'invalid_union': {
      // The alternative that was understood furthest is the one that was meant.
      const [closest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
      if (closest !== undefined && depth(closest) > 0) {
        return closest.flatMap(inner => findingsOfIssue(inner, path, schema));
      }
      const inner = issue.errors.flat();
      const values = inner.flatMap(one =>
        one.code === 'invalid_value' ? one.values : [],
      );
      const others = inner.filter(one => one.code !== 'invalid_value');
      return [
        mistake(
          path,
          'This value is not allowed.',
          [
            ...(values.length > 0
              ? [`Choose one of ${values.map(String).join(', ')}.`]
              : []),
            ...new Set(others.map(mendOf)),
          ].join(' Or: '),
        ),
      ];
    }
    default:
      return [mistake(path, sentence(issue.message), mendOf(issue))];
  }
}

function mendOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `Choose one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return `Write ${withArticle(issue.expected)}.`;
    case 'too_big':
      return `It is ${issue.maximum} at most.`;
    case 'too_small':
      return `It is ${issue.minimum} at least.`;
    case 'invalid_format':
      return issue.format === 'cidrv4'
        ? 'Write a range such as 10.0.0.0/16.'
        : sentence(issue.message);
    default:
      return sentence(issue.message);
  }
}

function withArticle(type: string): string {
  switch (type) {
    case 'object':
    case 'record':
      return 'keys with values';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'text';
    default:
      return `a ${type}`;
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length));
}

/** Keys that the schema knows at a path. */
function keysAt(schema: z.ZodType, path: Finding['path']): string[] {
  let current: z.ZodType | undefined = schema;
  for (const part of path) {
    const bare: z.ZodType | undefined = bareSchema(current);
    if (bare instanceof z.ZodObject) {
      current = bare.shape[part] as z.ZodType | undefined;
    } else if (bare instanceof z.ZodArray) {
      current = bare.element as z.ZodType;
    } else if (bare instanceof z.ZodRecord) {
      current = bare.valueType as z.ZodType;
    } else {
      return [];
    }
  }
  const bare = bareSchema(current);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

/** The schema without what says that a value may be left out. */
function bareSchema(schema: z.ZodType | undefined): z.ZodType | undefined {
  let bare = schema;
  for (;;) {
    if (
      bare instanceof z.ZodDefault ||
      bare instanceof z.ZodPrefault ||
      bare instanceof z.ZodOptional
    ) {
      bare = bare.unwrap() as z.ZodType;
    } else if (bare instanceof z.ZodPipe) {
      bare = bare.in as z.ZodType;
    } else if (bare instanceof z.ZodUnion) {
      bare = (bare.options as z.ZodType[]).find(
        option => option instanceof z.ZodObject,
      );
    } else {
      return bare;
    }
  }
}
