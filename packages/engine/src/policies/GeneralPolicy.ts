import type {
  AppStackNode,
  Cloud,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { BlockHandle } from '../terraform';
import type { Facts } from './Facts';

/** Where a rule is broken, and what would keep it. */
export interface Breach {
  /** Argument that it is about; absent when something is missing beside it. */
  readonly path?: string;
  /** The one environment in which it is broken. */
  readonly environment?: string;
  /** What is wrong here, where that says more than the rule's rationale. */
  readonly says?: string;
  readonly mend: string;
}

/** A stack, as rules look at it. */
export interface StackView {
  readonly cloud: Cloud | undefined;
  readonly appStack: string;
  readonly standards: Standards;
  readonly facts: Facts;
  /** `2026-11-27`; absent where nobody said. */
  readonly today: string | undefined;
  /** The node that a block was written for. */
  nodeOf(block: BlockHandle): AppStackNode | undefined;
}

/**
 * A built-in rule that is about more than one type of resource, or about more
 * than one argument. It is asked for resources, calls of modules (`module`) and
 * the configuration of providers (`provider`).
 */
export interface GeneralPolicy {
  /** Stable: `TAG-1`. */
  readonly id: string;
  readonly severity: Problem['severity'];
  readonly title: string;
  readonly rationale: string;
  /** Ids of checks in other tools that mean the same. */
  readonly references: readonly string[];
  /** What it is about, for people: types of resources, or words. */
  readonly about: string | readonly string[];
  /** Whether a block of a type could break it; asked once for each type. */
  concerns(type: string): boolean;
  /** What is wrong with a block, if anything is. */
  find(block: BlockHandle, stack: StackView): Breach | undefined;
}

/** A rule about some types: `about` and `concerns` in one. */
export function aboutTypes(
  ...types: readonly string[]
): Pick<GeneralPolicy, 'about' | 'concerns'> {
  return { about: types, concerns: type => types.includes(type) };
}
