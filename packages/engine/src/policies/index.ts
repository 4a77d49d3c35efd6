import { COMBINED_POLICIES } from './arguments/combined';
import { AWS_POLICIES } from './aws';
import { AZURE_POLICIES } from './azure';
import { AWS_BASE_POLICIES } from './base/aws';
import { AZURE_BASE_POLICIES } from './base/azure';
import { GCP_BASE_POLICIES } from './base/gcp';
import { MESSAGE_POLICIES } from './base/messages';
import { PART_POLICIES } from './base/parts';
import { PRODUCTION_POLICIES } from './base/production';
import { SECRET_POLICIES } from './base/secrets';
import { WEB_APP_POLICIES } from './base/webApps';
import { CIVO_POLICIES } from './civo';
import { GCP_POLICIES } from './gcp';
import { AWS_IDENTITY_POLICIES } from './identity/aws';
import { AZURE_IDENTITY_POLICIES } from './identity/azure';
import { GCP_IDENTITY_POLICIES } from './identity/gcp';
import { KUBERNETES_IDENTITY_POLICIES } from './identity/kubernetes';
import { AWS_NETWORK_POLICIES } from './network/aws';
import { AZURE_NETWORK_POLICIES } from './network/azure';
import { CIVO_NETWORK_POLICIES } from './network/civo';
import { GCP_NETWORK_POLICIES } from './network/gcp';
import { KUBERNETES_NETWORK_POLICIES } from './network/kubernetes';
import { NAME_POLICIES } from './organization/names';
import { REGION_POLICIES } from './organization/regions';
import { RETIRED_POLICIES } from './organization/retired';
import { TAG_POLICIES } from './organization/tags';
import type { GeneralPolicy } from './GeneralPolicy';
import type { Policy } from './Policy';

/** All built-in rules, by cloud. */
export const POLICIES: readonly Policy[] = [
  ...AWS_POLICIES,
  ...AZURE_POLICIES,
  ...GCP_POLICIES,
  ...CIVO_POLICIES,
  ...AWS_BASE_POLICIES,
  ...AZURE_BASE_POLICIES,
  ...GCP_BASE_POLICIES,
];

/** Those that are about more than one type of resource. */
export const GENERAL_POLICIES: readonly GeneralPolicy[] = [
  ...TAG_POLICIES,
  ...NAME_POLICIES,
  ...REGION_POLICIES,
  ...RETIRED_POLICIES,
  ...COMBINED_POLICIES,
  ...PRODUCTION_POLICIES,
  ...SECRET_POLICIES,
  ...MESSAGE_POLICIES,
  ...PART_POLICIES,
  ...WEB_APP_POLICIES,
  ...AWS_NETWORK_POLICIES,
  ...AWS_IDENTITY_POLICIES,
  ...AZURE_NETWORK_POLICIES,
  ...AZURE_IDENTITY_POLICIES,
  ...GCP_NETWORK_POLICIES,
  ...GCP_IDENTITY_POLICIES,
  ...CIVO_NETWORK_POLICIES,
  ...KUBERNETES_NETWORK_POLICIES,
  ...KUBERNETES_IDENTITY_POLICIES,
];
