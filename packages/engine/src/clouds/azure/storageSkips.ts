import type { Skip } from '../../terraform';

/** What scanners say of a storage account and is meant to be so. */
export function storageSkips(options: {
  /** Whether the region has a second one that copies are kept in. */
  paired: boolean;
  /** What is done with logs of queues, if it has any. */
  queues?: string;
  /** Why it can be reached from outside the network, if it can. */
  open?: string;
}): Skip[] {
  const { paired, queues, open } = options;
  return [
    {
      checkov: 'CKV_AZURE_33',
      reason:
        queues ??
        'It has no queues; access to objects is logged by Azure Monitor.',
    },
    {
      checkov: 'CKV2_AZURE_1',
      reason:
        'Microsoft’s keys encrypt it; an own key is a choice of the organization.',
    },
    {
      checkov: 'CKV2_AZURE_21',
      reason: 'A diagnostic setting sends its logs to the workspace.',
    },
    ...(paired
      ? []
      : [
          {
            checkov: 'CKV_AZURE_206',
            reason:
              'The region has no second one in its geography; copies are kept in several zones.',
          },
        ]),
    ...(open === undefined
      ? []
      : [
          { checkov: 'CKV_AZURE_35', trivy: 'AZU-0012', reason: open },
          { checkov: 'CKV_AZURE_59', reason: open },
        ]),
  ];
}
