import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Value } from '../../terraform';
import { template, variable } from '../../terraform';
import type { RunNotes } from '../Cloud';
import {
  StackFoundation,
  type Facts,
  type FoundationOptions,
} from '../StackFoundation';
import { CivoKubernetes } from './CivoKubernetes';
import { CivoMachines } from './CivoMachines';
import { CivoNetwork } from './CivoNetwork';

/**
 * What Civo gives every stack. Each part is made when something first asks for
 * it; a stack that needs no cluster has none.
 */
export class CivoFoundation extends StackFoundation {
  readonly cloud = 'civo';
  readonly notes: RunNotes;
  readonly network: CivoNetwork;
  readonly kubernetes: CivoKubernetes;
  readonly machines: CivoMachines;
  #dnsZone: BlockHandle | undefined;

  constructor(options: FoundationOptions & { notes: RunNotes }) {
    super(options);
    this.notes = options.notes;
    this.network = new CivoNetwork(this);
    this.kubernetes = new CivoKubernetes(this);
    this.machines = new CivoMachines(this);
  }

  /** The public DNS zone of the standards; it exists already. */
  dnsZone(): BlockHandle {
    this.#dnsZone ??= this.dataFile().data('civo_dns_domain_name', 'public', {
      name: this.standards.dns.zone,
    });
    return this.#dnsZone;
  }

  /** Tags as Civo's clusters have them: one text, spaces in between. */
  tagLine(): Value {
    return template(
      `application:${this.appStack} environment:`,
      variable('environment'),
      ' managed-by:terraform',
    );
  }

  /** The same as machines have them. */
  tags(): Value[] {
    return [
      `application:${this.appStack}`,
      template('environment:', variable('environment')),
      'managed-by:terraform',
    ];
  }

  finish(): void {
    super.finish();
    this.network.gate();
  }

  protected facts(scope: NodeScope): Facts {
    return {
      ...super.facts(scope),
      networkCidr: () => this.network.cidr(),
      networkId: () => this.network.id(),
    };
  }

  implied(scope: NodeScope): Facts {
    return { ...super.implied(scope), network_id: () => this.network.id() };
  }
}
