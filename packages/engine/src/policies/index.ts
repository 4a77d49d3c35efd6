import { AWS_POLICIES } from './aws';
import { AZURE_POLICIES } from './azure';
import { CIVO_POLICIES } from './civo';
import { GCP_POLICIES } from './gcp';
import type { Policy } from './Policy';

/** All built-in rules, by cloud. */
export const POLICIES: readonly Policy[] = [
  ...AWS_POLICIES,
  ...AZURE_POLICIES,
  ...GCP_POLICIES,
  ...CIVO_POLICIES,
];
