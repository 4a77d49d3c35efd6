import type { Cloud } from 'backstage-plugin-stackgen-common';
import type { Ci } from '../../standards/ci';
import { code } from '../markdown';

const ON_GITHUB: Record<Exclude<Cloud, 'civo'>, string> = {
  aws: `On AWS it stands in the trust policy of the role: ${code(
    'StringEquals',
  )} on ${code('token.actions.githubusercontent.com:sub')}, and ${code(
    'sts.amazonaws.com',
  )} on ${code('token.actions.githubusercontent.com:aud')}.`,
  azure: `On Azure each subject is a federated credential of the identity, with the issuer ${code(
    'https://token.actions.githubusercontent.com',
  )} and the audience ${code('api://AzureADTokenExchange')}.`,
  gcp: `On Google Cloud the provider maps ${code(
    'google.subject=assertion.sub',
  )} and has the attribute condition ${code(
    'assertion.repository_id == "REPOSITORY_ID" && assertion.repository_owner_id == "OWNER_ID"',
  )}, which holds for both forms; each service account lets the principals with its subjects be a workload identity user.`,
};

const ON_GITLAB: Record<Exclude<Cloud, 'civo'>, string> = {
  aws: `On AWS it stands in the trust policy of the role: the host of GitLab with ${code(
    ':sub',
  )}, and ${code('sts.amazonaws.com')} for ${code(':aud')}.`,
  azure: `On Azure each subject is a federated credential of the identity, with the address of GitLab as its issuer and the audience ${code(
    'api://AzureADTokenExchange',
  )}.`,
  gcp: `On Google Cloud the provider maps ${code(
    'google.subject=assertion.sub',
  )} and has the attribute condition ${code(
    'assertion.project_id == "PROJECT_ID"',
  )}; each service account lets the principals with its subjects be a workload identity user.`,
};

/**
 * Whom the identities in the cloud trust, as Markdown sentences: nothing but
 * this repository, and to apply nothing but an environment of it.
 *
 * Sources: https://docs.github.com/actions/reference/openid-connect-reference,
 * https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects
 * and https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export function trustInCi(
  ci: Ci['system'],
  cloud: Cloud,
  environment: string,
): string[] {
  if (cloud === 'civo') {
    return [];
  }
  switch (ci) {
    case 'github-actions':
      return [
        `Who plans trusts the subjects ${code(
          'repo:OWNER/REPOSITORY:pull_request',
        )} and ${code(
          'repo:OWNER/REPOSITORY:ref:refs/heads/main',
        )}; who applies trusts ${code(
          `repo:OWNER/REPOSITORY:environment:${environment}`,
        )} alone, and so on for each environment.`,
        `Repositories that are new, renamed or have opted in have numbers in their subjects that nobody else can get: ${code(
          `repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:environment:${environment}`,
        )}. Trust the one form that the repository has; ${code(
          'gh api repos/OWNER/REPOSITORY --jq "[.owner.id, .id]"',
        )} tells the numbers.`,
        ON_GITHUB[cloud],
      ];
    case 'gitlab':
      return [
        `Who plans trusts the subjects of all branches, ${code(
          'project_path:GROUP/PROJECT:ref_type:branch:ref:*',
        )}; who applies trusts ${code(
          'project_path:GROUP/PROJECT:ref_type:branch:ref:main',
        )} alone, and the branch is protected.`,
        ON_GITLAB[cloud],
      ];
    default:
      return [];
  }
}
