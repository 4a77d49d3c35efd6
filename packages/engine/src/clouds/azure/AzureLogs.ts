import type { BlockHandle, Value } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { Place } from './Place';

/** A year: what most audits ask for. */
const RETENTION_DAYS = 365;

/** One workspace that everything in the stack logs to. */
export class AzureLogs {
  readonly #azure: AzureFoundation;
  #workspace: BlockHandle | undefined;
  #insights: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** Sends kinds of logs of a resource to the workspace. */
  collect(
    place: Place,
    options: {
      target: Value;
      /** Categories by the service's own names. */
      categories: readonly string[];
      suffix?: string;
      reason: string;
    },
  ): BlockHandle {
    return place.resource(
      'azurerm_monitor_diagnostic_setting',
      options.suffix,
      {
        name: 'logs',
        target_resource_id: options.target,
        log_analytics_workspace_id: this.#ensureWorkspace().ref('id'),
        enabled_log: options.categories.map(category => ({ category })),
      },
      { provenance: { reason: options.reason } },
    );
  }

  /** Where traces go; only identities with a right of their own may write. */
  insights(): BlockHandle {
    const azure = this.#azure;
    const workspace = this.#ensureWorkspace();
    this.#insights ??= workspace.file.resource(
      'azurerm_application_insights',
      'main',
      {
        ...azure.placed(),
        name: azure.name('traces', { maxLength: 260 }),
        application_type: 'web',
        workspace_id: workspace.ref('id'),
        local_authentication_disabled: true,
      },
    );
    return this.#insights;
  }

  #ensureWorkspace(): BlockHandle {
    const azure = this.#azure;
    this.#workspace ??= azure.document
      .file('logs.tf', {
        provenance: {
          reason: 'One place for all logs of the stack, kept for a year.',
        },
      })
      .resource('azurerm_log_analytics_workspace', 'main', {
        ...azure.placed(),
        name: azure.name('logs', { maxLength: 63 }),
        sku: 'PerGB2018',
        retention_in_days: RETENTION_DAYS,
        local_authentication_enabled: false,
        // Azure's own services deliver through its network all the same.
        internet_ingestion_enabled: false,
      });
    return this.#workspace;
  }
}
