import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { imageOf } from '../../clouds/civo/image';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { createCronJob } from '../../clouds/kubernetes/createCronJob';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import { PodVolumes } from '../../clouds/kubernetes/volumes';
import { POD_SIZES } from '../../clouds/kubernetes/sizes';
import { withSundayFirst } from '../cron';
import type { NodeScope } from '../NodeScope';
import type { ScheduledJobParameters } from './definition';

const STARTED_BY_NOBODY = {
  severity: 'warning',
  code: 'job-not-started-by-others',
  message:
    'A CronJob starts at its times only; nothing else has rights in the cluster.',
  mend: 'Let a container-service do the work when it is called, or let the job look for work at its times.',
} as const;

export const kubernetesCronJob: CivoImplementation<ScheduledJobParameters> = {
  name: 'kubernetes-cron-job',
  title: 'Kubernetes CronJob on Civo',
  limits: [
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Civo’s machines have x86_64 processors only.',
      mend: 'Build the image for x86_64, or for both.',
    },
  ],
  build(scope, civo) {
    const node = scope as unknown as NodeScope;
    const { namespace } = civo.kubernetes;
    const environment = new ContainerEnvironment();
    const volumes = new PodVolumes();
    createCronJob(node, namespace, {
      image: imageOf(scope),
      cpu: scope.value('cpu', 'processors.', p => POD_SIZES[p.size].cpu),
      memory: scope.value('memory', 'memory.', p => POD_SIZES[p.size].memory),
      schedule: scope.value('schedule', 'when it runs, as cron has it.', p =>
        withSundayFirst(p.schedule),
      ),
      timeZone: scope.value(
        'time_zone',
        'time zone of the schedule.',
        p => p.timeZone,
      ),
      timeoutSeconds: scope.value(
        'timeout_seconds',
        'a run that takes longer is stopped, in seconds.',
        p => p.timeoutMinutes * 60,
      ),
      retries: scope.value(
        'retries',
        'how often a run that fails is tried again.',
        p => p.retries,
      ),
      environment,
      volumes,
      serviceAccount: createServiceAccount(node, namespace),
    });
    return {
      provides: { remarks: { invoke: STARTED_BY_NOBODY } },
      consumes: {
        pods: namespace.nameOf(node),
        addEnvironment: (name, value) => environment.add(name, value),
        addSecret: (name, secret) => environment.addSecret(name, secret),
        mount: volume => volumes.add(volume),
      },
    };
  },
};
