import Typography from '@material-ui/core/Typography';
import type { CloudInfo, MappingRule } from 'backstage-plugin-stackgen-common';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { describeRule } from './describeRule';
import { providerResourceOf } from './providerResource';

interface BecomesOnCloudProps {
  rule: MappingRule;
  cloud: CloudInfo;
}

/** What the entities of a rule become on one cloud, in two lines. */
export function BecomesOnCloud(props: BecomesOnCloudProps) {
  const { rule, cloud } = props;
  const t = useTexts();
  const { resourceTypes } = useTabFacts();
  const on = describeRule(rule, cloud.name, resourceTypes);
  if (on.resourceType === 'none') {
    return <>{t('mapping.noneReason')}</>;
  }
  if (on.resourceType === 'external') {
    return <>{t('mapping.external')}</>;
  }
  const details = [
    on.implementationTitle ?? t('mapping.panel.notOn', { cloud: cloud.title }),
    ...(on.valueCount > 0
      ? [t('mapping.parameterCount', { count: on.valueCount })]
      : []),
    ...(on.inherits ? [] : [t('mapping.ownValues', { cloud: cloud.title })]),
  ];
  return (
    <>
      {on.info?.title ??
        (providerResourceOf(on.resourceType)
          ? t('mapping.provider.title')
          : t('mapping.panel.unknownType', { type: on.resourceType }))}
      <Typography variant="caption" color="textSecondary" component="div">
        {details.join(' · ')}
      </Typography>
    </>
  );
}
