import type {
  GcpGrant,
  GcpImplementation,
  GcpSecretReference,
} from '../../clouds/gcp/GcpImplementation';
import { RUN_NAME, runUrl } from '../../clouds/gcp/runUrl';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { FunctionParameters } from './definition';
import { deployArchive } from './gcpArchive';
import { deployImage } from './gcpImage';
import { GcpCaller } from './gcpCaller';

/** Interpreted languages find a function in a file with a fixed name. */
const FILES: Partial<Record<FunctionParameters['runtime'], string>> = {
  nodejs24: 'index',
  nodejs22: 'index',
  'python3.13': 'main',
  'python3.12': 'main',
};

export const cloudRunFunction: GcpImplementation<FunctionParameters> = {
  name: 'cloud-run-function',
  title: 'Cloud Run functions',
  limits: [
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Cloud Run runs code for x86_64 only.',
      mend: 'Build it for x86_64, or for both.',
    },
    {
      parameter: 'handler',
      applies: p =>
        p.package === 'zip' &&
        FILES[p.runtime] !== undefined &&
        p.handler.includes('.') &&
        !p.handler.startsWith(`${FILES[p.runtime]}.`),
      message:
        'Google Cloud calls a function by its name alone, and looks for it in main.py for Python, and in the main file of package.json for Node.js.',
      mend: 'Keep the function there.',
    },
    {
      parameter: 'package',
      applies: p => p.package === 'image',
      message:
        'Google Cloud runs images for functions as Cloud Run services, one call at a time.',
      mend: 'Let the container answer HTTP on the port in the environment variable PORT.',
    },
  ],
  build(scope, gcp) {
    const node = scope as unknown as NodeScope;
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    const environment = new Map<string, Value>();
    const secrets = new Map<string, GcpSecretReference>();
    const ready: BlockHandle[] = [];
    const name = gcp.name(node, RUN_NAME);
    const { made, uri, target, reach } = (
      scope.structural(p => p.package) === 'zip' ? deployArchive : deployImage
    )(scope, gcp, { account, environment, secrets, ready, name });
    const caller = new GcpCaller(scope, gcp, { made, uri });
    caller.callAtSetTimes();
    if (scope.structural(p => p.httpEndpoint)) {
      scope.output('url', 'its address, inside the network.', uri);
    }

    const invoke: GcpGrant = {
      name: 'invoke',
      role: 'roles/run.invoker',
      type: 'google_cloud_run_v2_service_iam_member',
      on: { name: made.ref('name'), location: made.ref('location') },
    };
    return {
      provides: {
        isInside: true,
        ...(target
          ? { target }
          : {
              insteadOfTarget:
                'Set "package" of the function to "image": what Google builds from an archive answers identities only, and a load balancer has none.',
            }),
        grants: { invoke: [invoke] },
        admit() {
          gcp.network.reachServices();
          return { URL: runUrl(gcp, name) };
        },
      },
      consumes: {
        account,
        ...reach,
        addEnvironment: (key, value) => {
          environment.set(key, value);
        },
        startAfter: block => ready.push(block),
        addSecret: (key, secret) => {
          secrets.set(key, secret);
        },
        receive: (queue, provider) => caller.receiveFrom(queue, provider),
        subscribe: (topic, provider) => caller.subscribeTo(topic, provider),
      },
    };
  },
};
