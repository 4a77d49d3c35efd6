import type { Problem, Standards } from 'backstage-plugin-stackgen-common';
import { checkModules } from '../../modules/checkModules';
import { checkEnvironments } from './checkEnvironments';
import { checkNaming } from './checkNaming';
import { checkNetworks } from './checkNetworks';
import { checkRegions } from './checkRegions';
import { checkRules } from './checkRules';
import { checkStateBackend } from './checkStateBackend';
import { checkTags } from './checkTags';
import { checkTypes } from './checkTypes';
import { checkVersions } from './checkVersions';
import type { Finding } from './Finding';

/** What a schema cannot tell about a profile. */
export function findingsOf(standards: Standards): Finding[] {
  return [
    ...checkNaming(standards.naming.pattern),
    ...checkEnvironments(standards),
    ...checkNetworks(standards),
    ...checkTags(standards),
    ...checkRegions(standards),
    ...checkTypes(standards),
    ...checkRules(standards),
    ...checkVersions(standards),
    ...checkStateBackend(standards),
    ...moduleFindings(standards),
  ];
}

function moduleFindings({ modules }: Standards): Finding[] {
  const names = modules.map(({ name }) => name);
  return checkModules(modules).map(({ where, ...finding }) => {
    const [, name, ...rest] = where.split(' → ');
    return { ...finding, path: ['modules', names.indexOf(name), ...rest] };
  });
}

/** The same as problems of a stack that is made with the profile. */
export function checkStandards(standards: Standards): Problem[] {
  const { name, environments, modules } = standards;
  const lists: Partial<Record<string | number, readonly { name: string }[]>> = {
    environments,
    modules,
  };
  return findingsOf(standards).map(({ path, ...finding }) => {
    const [first, second, ...rest] = path;
    const member =
      typeof second === 'number' ? lists[first]?.[second] : undefined;
    const places = member ? [first, member.name, ...rest] : path;
    return {
      ...finding,
      code: 'unusable-standards',
      where: [`standards ${name}`, ...places].join(' → '),
    };
  });
}
