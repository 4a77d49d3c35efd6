import type { Problem } from 'backstage-plugin-stackgen-common';
import { sortedUnique } from './compare';

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// YAML reads `name: 3` and `version: 1.0` as numbers, people mean text.
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.trim() === '' ? undefined : value.trim();
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Reads the fields of one entity, and reports what cannot be read. */
export class FieldReader {
  readonly #ref: string;
  readonly #problems: Problem[];

  constructor(ref: string, problems: Problem[]) {
    this.#ref = ref;
    this.#problems = problems;
  }

  report(where: string, message: string, mend: string) {
    this.#problems.push({
      severity: 'warning',
      code: 'malformed-entity',
      where: `${this.#ref} → ${where}`,
      message,
      mend,
      entityRef: this.#ref,
    });
  }

  fields(value: unknown, where: string): Fields {
    if (isFields(value)) {
      return value;
    }
    if (value !== undefined && value !== null) {
      this.report(
        where,
        'It is not an object and was not read.',
        'Write "name: value" pairs.',
      );
    }
    return {};
  }

  text(value: unknown, where: string): string | undefined {
    const text = scalarText(value);
    if (text === undefined && value !== undefined && value !== null) {
      if (typeof value !== 'string') {
        this.report(
          where,
          'It is not a text and was not read.',
          'Write one text.',
        );
      }
    }
    return text;
  }

  texts(value: unknown, where: string): Record<string, string> {
    const texts: [string, string][] = [];
    for (const [key, member] of Object.entries(this.fields(value, where))) {
      const text = typeof member === 'string' ? member : scalarText(member);
      if (text === undefined) {
        this.text(member, `${where}.${key}`);
      } else {
        texts.push([key, text]);
      }
    }
    return Object.fromEntries(texts);
  }

  tags(value: unknown): string[] {
    if (value === undefined || value === null) {
      return [];
    }
    const members = Array.isArray(value) ? value : [value];
    if (!Array.isArray(value)) {
      this.report(
        'metadata.tags',
        'The tags are not a list.',
        'Write one tag per line, each with "- " before it.',
      );
    }
    const tags: string[] = [];
    for (const [index, member] of members.entries()) {
      const text = scalarText(member);
      if (text !== undefined) {
        tags.push(text);
      } else {
        this.text(member, `metadata.tags[${index}]`);
      }
    }
    return sortedUnique(tags);
  }
}
