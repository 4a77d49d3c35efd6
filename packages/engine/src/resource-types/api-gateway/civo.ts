import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { INGRESS } from '../../clouds/civo/CivoKubernetes';
import { publish } from '../../clouds/civo/publish';
import {
  openToIngress,
  type IngressRoute,
} from '../../clouds/kubernetes/createIngress';
import type { NodeScope } from '../NodeScope';
import { USUAL_RATE, type ApiGatewayParameters } from './definition';
import { remarkOnInternet } from './remarkOnInternet';
import { GatewayRoutes } from './routes';
import { refuseTokens } from './tokens';

const NOT_LIMITED = {
  parameter: 'requestsPerSecond',
  message: 'The cluster’s ingress controller does not count requests.',
  mend: 'Let the services refuse what they cannot take.',
} as const;

/** An Ingress says where requests go, and nothing of what is in them. */
export const ingress: CivoImplementation<ApiGatewayParameters> = {
  name: 'ingress',
  title: 'Kubernetes Ingress on Civo',
  limits: [
    {
      ...NOT_LIMITED,
      applies: p => p.requestsPerSecond !== USUAL_RATE,
      effect: 'none',
    },
    { ...NOT_LIMITED, applies: p => p.requestsPerSecond === USUAL_RATE },
    {
      parameter: 'burst',
      applies: p => p.burst !== undefined,
      effect: 'none',
      message: NOT_LIMITED.message,
      mend: NOT_LIMITED.mend,
    },
    {
      parameter: 'stripPrefix',
      applies: p => p.stripPrefix,
      effect: 'none',
      message: 'The cluster’s ingress controller sends on whole paths.',
      mend: 'Let the services answer below the paths of their routes.',
    },
    {
      parameter: 'allowedOrigins',
      applies: p => p.allowedOrigins.length > 0,
      effect: 'none',
      message:
        'The cluster’s ingress controller tells browsers nothing of other websites.',
      mend: 'Let the services answer with the headers of CORS.',
    },
    {
      parameter: 'deletionProtection',
      applies: p => p.deletionProtection,
      message:
        'Kubernetes does not protect an Ingress against deletion. It holds no data.',
      mend: 'Read plans before they are applied.',
    },
  ],
  build(scope, civo) {
    refuseTokens(scope, {
      message:
        'The cluster’s ingress controller checks no tokens, so the services behind it would answer everybody.',
      mend: 'Let the services check tokens, and leave "jwtIssuer" and "jwtAudiences" out on this cloud.',
    });
    const node = scope as unknown as NodeScope;
    const { namespace } = civo.kubernetes;
    const routes = new GatewayRoutes(scope);
    const paths: IngressRoute[] = [];
    const url = publish(scope, civo, () => paths);
    civo.onFinish(() => routes.finish());
    return {
      provides: {
        environment: { URL: url },
        ...remarkOnInternet(scope, name => civo.network.hasNat(name)),
      },
      consumes: {
        route: ({ service, pods, port }, provider, reason) => {
          const route = routes.add(provider);
          if (!route) {
            return;
          }
          paths.push(
            ...route.paths.map(({ path }) => ({ path, service, port })),
          );
          openToIngress(node, namespace, {
            controllerNamespace: INGRESS.controllerNamespace,
            suffix: `to_${provider.address}`,
            name: `${pods}-from-${namespace.nameOf(node)}`,
            pods,
            port,
            reason,
          });
        },
      },
    };
  },
};
