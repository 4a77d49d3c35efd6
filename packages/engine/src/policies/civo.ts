import {
  atLeast,
  isEverybody,
  isFalse,
  isOneOf,
  isSet,
  isTrue,
  notTrue,
  type Policy,
} from './Policy';
import { be, policiesByPart, type Row } from './rows';

const RATIONALES: Record<string, string> = {
  DB: 'A database is what cannot be made again, and without a firewall it is open to all.',
  FW: 'Every open port is a way in or out.',
  K8S: 'Who controls the cluster controls everything that runs in it.',
  VM: 'Every machine that can be reached is tried within minutes.',
  OS: 'Whoever has a credential can do what it may.',
  NET: 'A network of its own keeps strangers out.',
  VOL: 'What a cluster takes by default may change, and a volume cannot.',
  JOB: 'A run that is broken into must not be a way to anything else.',
  POD: 'A container that is broken into must not be a way to anything else.',
};

const ROWS: readonly Row[] = [
  [
    'CIVO-DB-1',
    'civo_database',
    'Databases have a firewall',
    '',
    be('firewall_id', isSet),
  ],
  [
    'CIVO-DB-2',
    'civo_database',
    'Databases have a private network',
    '',
    be('network_id', isSet),
  ],
  [
    'CIVO-DB-4',
    'civo_database',
    'Databases have at least one server',
    '',
    be('nodes', atLeast(1)),
  ],
  [
    'CIVO-FW-1',
    'civo_firewall',
    'Firewalls open what is said only',
    '',
    be('create_default_rules', isFalse),
  ],
  [
    'CIVO-FW-3',
    'civo_firewall',
    'Rules say what they are for',
    '',
    {
      block: 'ingress_rule',
      where: { path: 'label', is: undefined },
      path: 'action',
      without: {
        says: 'there without a label',
        holds: value => value !== undefined,
      },
    },
  ],
  [
    'CIVO-FW-4',
    'civo_firewall',
    'What may go out is said',
    '',
    be('egress_rule', isSet),
  ],
  [
    'CIVO-K8S-1',
    'civo_kubernetes_cluster',
    'The administrator’s file stays out of the state',
    '',
    be('write_kubeconfig', notTrue),
  ],
  [
    'CIVO-K8S-2',
    'civo_kubernetes_cluster',
    'Pods talk to whom they may only',
    '',
    be('cni', isOneOf('cilium')),
  ],
  [
    'CIVO-K8S-3',
    'civo_kubernetes_cluster',
    'The version is written down',
    '',
    be('kubernetes_version', isSet),
  ],
  [
    'CIVO-K8S-4',
    'civo_kubernetes_cluster',
    'Clusters have a network of their own',
    '',
    be('network_id', isSet),
  ],
  [
    'CIVO-OS-1',
    'civo_object_store',
    'Buckets have a credential of their own',
    '',
    be('access_key_id', isSet),
  ],
  [
    'CIVO-OS-2',
    'civo_object_store',
    'The size that is paid for is written down',
    '',
    be('max_size_gb', isSet),
  ],
  [
    'CIVO-NET-1',
    'civo_network',
    'The range of addresses is written down',
    '',
    be('cidr_v4', isSet),
  ],
  ...podRows('POD', 'kubernetes_deployment_v1', 'spec.template.spec'),
  [
    'K8S-POD-6',
    'kubernetes_ingress_v1',
    'Hosts have TLS',
    '',
    be('spec.tls', isSet),
  ],
  ...podRows(
    'JOB',
    'kubernetes_cron_job_v1',
    'spec.job_template.spec.template.spec',
  ),
  [
    'K8S-VOL-1',
    'kubernetes_persistent_volume_claim_v1',
    'The kind of storage is written down',
    '',
    be('spec.storage_class_name', isSet),
  ],
  [
    'CIVO-FW-2',
    'civo_instance',
    'Machines have a firewall',
    '',
    be('firewall_id', isSet),
  ],
  [
    'CIVO-VM-1',
    'civo_instance',
    'Machines have private addresses only',
    '',
    be('public_ip_required', isOneOf('none')),
  ],
  [
    'CIVO-VM-2',
    'civo_instance',
    'Passwords of machines stay out of the state',
    '',
    be('write_password', notTrue),
  ],
  [
    'CIVO-VM-3',
    'civo_instance',
    'Machines take a key, not a password',
    '',
    be('sshkey_id', isSet),
  ],
];

/** Rules for Civo, which no scanner knows, and for pods. */
export const CIVO_POLICIES: readonly Policy[] = [
  ...policiesByPart(RATIONALES, ROWS),
  {
    id: 'CIVO-FW-5',
    severity: 'error',
    title: 'Nobody reaches the cluster’s API from everywhere',
    rationale: RATIONALES.FW,
    references: [],
    type: 'civo_firewall',
    must: {
      block: 'ingress_rule',
      where: { path: 'port_range', is: '6443' },
      path: 'cidr',
      without: isEverybody,
    },
  },
];

/** What must hold for pods, wherever a resource describes them. */
function podRows(part: string, type: string, pod: string): Row[] {
  const container = `${pod}.container`;
  return (
    [
      [
        'Containers do not run as root',
        be(`${pod}.security_context.run_as_non_root`, isTrue),
      ],
      [
        'Containers cannot gain rights',
        be(`${container}.security_context.allow_privilege_escalation`, isFalse),
      ],
      [
        'Containers cannot change their file system',
        be(`${container}.security_context.read_only_root_filesystem`, isTrue),
      ],
      [
        'Pods have no token of the cluster',
        be(`${pod}.automount_service_account_token`, isFalse),
      ],
      [
        'Memory of containers is limited',
        be(`${container}.resources.limits.memory`, isSet),
      ],
    ] as const
  ).map(([title, must], index) => [
    `K8S-${part}-${index + 1}`,
    type,
    title,
    '',
    must,
  ]);
}
