import { CLOUDS, type Standards } from 'backstage-plugin-stackgen-common';
import { checkRegion } from '../../clouds/checkRegion';
import { mistake, type Finding } from './Finding';

/** Whether the clouds have the regions, and the default is one of the allowed. */
export function checkRegions(standards: Standards): Finding[] {
  return CLOUDS.flatMap((cloud): Finding[] => {
    const { allowed, default: byDefault } = standards.regions[cloud] ?? {};
    const path = ['regions', cloud];
    const known = (region: string, at: Finding['path']): Finding[] =>
      checkRegion(cloud, region, { ...standards, regions: {} }).map(
        ({ severity, message, mend }) => ({
          severity,
          path: at,
          message: `${region}: ${message}`,
          ...(mend !== undefined && { mend }),
        }),
      );
    const findings = (allowed ?? []).flatMap((region, index) =>
      known(region, [...path, 'allowed', index]),
    );
    if (byDefault === undefined) {
      return findings;
    }
    return allowed && !allowed.includes(byDefault)
      ? [
          ...findings,
          mistake(
            [...path, 'default'],
            `${byDefault} is not one of the regions that are allowed.`,
            `Choose one of ${allowed.join(', ')}, or allow it.`,
          ),
        ]
      : [...findings, ...known(byDefault, [...path, 'default'])];
  });
}
