import type {
  Mapping,
  MappingRule,
  Problem,
} from 'backstage-plugin-stackgen-common';
import type { EntityNode } from '../catalog';
import { compileCondition, type Condition } from './condition';
import { compileMatch, compileType, plainTypeOf, type Matcher } from './match';

interface CompiledRule {
  readonly rule: MappingRule;
  readonly index: number;
  readonly fitsType: (plainType: string | undefined) => boolean;
  readonly matches: Matcher;
  readonly condition?: Condition | 'broken';
}

/** A mapping whose conditions are compiled, ready for many entities. */
export class CompiledMapping {
  readonly name: string;
  readonly #rules: readonly CompiledRule[];
  /** Those that may be for entities of a type: few of the many. */
  readonly #byType = new Map<string | undefined, readonly CompiledRule[]>();
  /** What is wrong with its conditions; `where` is `rules.3.match.condition`. */
  readonly problems: readonly Problem[];

  private constructor(
    mapping: Mapping,
    rules: readonly CompiledRule[],
    problems: readonly Problem[],
  ) {
    this.name = mapping.name;
    this.#rules = rules;
    this.problems = problems;
  }

  static create(mapping: Mapping): CompiledMapping {
    const problems: Problem[] = [];
    const rules = mapping.rules.map((rule, index): CompiledRule => {
      const compiledRule = {
        rule,
        index,
        fitsType: compileType(rule.match),
        matches: compileMatch(rule.match),
      };
      if (rule.match.condition === undefined) {
        return compiledRule;
      }
      const compiled = compileCondition(rule.match.condition);
      if ('condition' in compiled) {
        return { ...compiledRule, condition: compiled.condition };
      }
      problems.push({
        severity: 'error',
        code: 'bad-condition',
        where: conditionPath(index),
        message: `The condition of rule "${rule.id}" cannot be used: ${compiled.error}`,
        mend: 'Write a CEL expression over entity that gives true or false, such as entity.spec.type == "service".',
      });
      return { ...compiledRule, condition: 'broken' };
    });
    return new CompiledMapping(mapping, rules, problems);
  }

  /**
   * The first rule that matches. A rule whose condition fails for this entity
   * does not match, and why is told.
   */
  ruleFor(node: EntityNode): { rule?: MappingRule; problems: Problem[] } {
    const problems: Problem[] = [];
    for (const { rule, index, matches, condition } of this.#rulesFor(node)) {
      if (condition === 'broken' || !matches(node)) {
        continue;
      }
      if (!condition) {
        return { rule, problems };
      }
      const result = condition(node);
      if ('value' in result) {
        if (result.value) {
          return { rule, problems };
        }
        continue;
      }
      problems.push({
        severity: result.missing ? 'info' : 'warning',
        code: 'condition-failed',
        where: `${node.ref} → mapping ${this.name} → ${conditionPath(index)}`,
        message: `The condition of rule "${rule.id}" failed: ${result.error} The rule was passed over.`,
        mend: result.missing
          ? 'Ask with has(…) first whether it is there.'
          : 'Mend the condition.',
        entityRef: node.ref,
      });
    }
    return { problems };
  }

  #rulesFor(node: EntityNode): readonly CompiledRule[] {
    const type = plainTypeOf(node);
    let rules = this.#byType.get(type);
    if (!rules) {
      rules = this.#rules.filter(({ fitsType }) => fitsType(type));
      this.#byType.set(type, rules);
    }
    return rules;
  }
}

function conditionPath(index: number): string {
  return `rules.${index}.match.condition`;
}
