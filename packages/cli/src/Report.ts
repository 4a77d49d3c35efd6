import type { Problem, SkippedEntity } from 'backstage-plugin-stackgen-common';
import { portalOpinion } from './catalog/portalOpinion';
import type { Catalog } from './catalog/readCatalog';
import type { Terminal } from './Terminal';

const MOST_PLACES = 5;

/** Tells people what a command found, with the lines that it is about. */
export class Report {
  readonly #catalog: Catalog;
  readonly #terminal: Terminal;

  private constructor(catalog: Catalog, terminal: Terminal) {
    this.#catalog = catalog;
    this.#terminal = terminal;
  }

  static create(catalog: Catalog, terminal: Terminal): Report {
    return new Report(catalog, terminal);
  }

  /** What could not be read, and what was passed over. */
  catalog(): void {
    const { errors, passedOver, entities } = this.#catalog;
    errors.forEach(error => this.#terminal.say(`error: ${error}`));
    if (passedOver.length > 0) {
      const more = passedOver.length - MOST_PLACES;
      this.#terminal.say(
        `info: not entities, passed over: ${passedOver
          .slice(0, MOST_PLACES)
          .join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      );
    }
    if (entities.some(({ kind }) => kind.toLowerCase() === 'location')) {
      this.#terminal.say(
        'info: targets of Location entities are not followed; name those files with --catalog.',
      );
    }
  }

  /** What is wrong, where, and how to mend it. */
  problems(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const { severity, where, message, mend } = problem;
      const place = this.#catalog.places.ofProblem(problem);
      this.#terminal.say(
        `${severity}: ${place ? `${place}: ` : ''}${where}: ${message}${
          mend ? `\n  ${indented(mend)}` : ''
        }`,
      );
    }
  }

  /**
   * What a portal would say of these entities, unless the problems say already
   * that they are malformed.
   */
  async portal(
    entityRefs: Iterable<string>,
    problems: readonly Problem[],
  ): Promise<void> {
    const { places } = this.#catalog;
    const refs = new Set(entityRefs);
    for (const { code, entityRef } of problems) {
      if (code === 'malformed-entity' && entityRef !== undefined) {
        refs.delete(entityRef);
      }
    }
    for (const ref of refs) {
      for (const { entity, document } of places.of(ref)) {
        const opinion = await portalOpinion(entity);
        if (opinion) {
          this.#terminal.say(
            `warning: ${
              document.path
            }:${document.line()}: ${ref}: Backstage would refuse this entity: ${opinion}`,
          );
        }
      }
    }
  }

  /** What was left out, why, and how to get it in. */
  skipped(skipped: readonly SkippedEntity[]): void {
    for (const { entityRef, reason, mend } of skipped) {
      const place = this.#catalog.places.ofEntity(entityRef);
      this.#terminal.say(
        `skipped: ${
          place ? `${place}: ` : ''
        }${entityRef}: ${reason}\n  ${indented(mend)}`,
      );
    }
  }
}

/** A text of several lines, all but the first moved to the right. */
export function indented(text: string, by = '  '): string {
  return text.split('\n').join(`\n${by}`);
}
