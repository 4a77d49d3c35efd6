import { template, type Expression } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/**
 * Longest name of a service; with the number of the project it still is one DNS
 * label.
 * Source: https://cloud.google.com/run/docs/triggering/https-request#deterministic
 */
export const RUN_NAME = { maxLength: 49, letterFirst: true } as const;

/**
 * Address of a Cloud Run service: the same as its own attribute, but known
 * before it is made, so that two services may use each other.
 */
export function runUrl(
  gcp: GcpFoundation,
  name: string | Expression,
): Expression {
  return template(
    'https://',
    name,
    '-',
    gcp.projectNumber(),
    `.${gcp.region}.run.app`,
  );
}
