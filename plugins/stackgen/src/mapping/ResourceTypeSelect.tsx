import ListSubheader from '@material-ui/core/ListSubheader';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { Cloud } from 'backstage-plugin-stackgen-common';
import { useTabFacts } from '../tab/TabContext';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTexts } from '../translation';
import { providerResourceOf } from './providerResource';

interface ResourceTypeSelectProps {
  id: string;
  /** Name of the type, `none` or `external`; absent when inherited or open. */
  value?: string;
  /** Text of the entry that inherits; there is none without it. */
  inherit?: string;
  /** Types that this cloud does not offer are marked. */
  cloud?: Cloud;
  problem?: string;
  disabled: boolean;
  onChange: (name: string | undefined) => void;
}

/** All resource types by category, and the two ways to make nothing. */
export function ResourceTypeSelect(props: ResourceTypeSelectProps) {
  const { id, value, inherit, cloud, problem, disabled, onChange } = props;
  const errors = useErrorClasses();
  const t = useTexts();
  const { clouds, resourceTypes } = useTabFacts();
  const cloudTitle = clouds.find(c => c.name === cloud)?.title;
  const categories = [...new Set(resourceTypes.map(type => type.category))];
  const chosen = resourceTypes.find(type => type.name === value);
  const provider = providerResourceOf(value);
  const known =
    value === undefined ||
    value === 'none' ||
    value === 'external' ||
    provider !== undefined ||
    chosen !== undefined;
  const alternative = cloud && chosen?.clouds[cloud]?.alternative;
  const help = [
    problem,
    chosen?.description,
    alternative && t('mapping.panel.alternative', { alternative }),
  ].filter(Boolean);

  return (
    <TextField
      select
      fullWidth
      id={id}
      label={t('mapping.panel.resourceType')}
      value={provider ? `${provider.cloud}:` : value ?? ''}
      disabled={disabled}
      error={problem !== undefined}
      helperText={help.join(' ') || undefined}
      variant="outlined"
      size="small"
      FormHelperTextProps={{
        disabled: false,
        classes: { error: errors.field },
      }}
      InputLabelProps={{ shrink: true, classes: { error: errors.field } }}
      SelectProps={{ displayEmpty: true }}
      onChange={event => onChange(event.target.value || undefined)}
    >
      {inherit !== undefined && <MenuItem value="">{inherit}</MenuItem>}
      {inherit === undefined && value === undefined && (
        <MenuItem value="" disabled>
          {t('outcome.choose')}
        </MenuItem>
      )}
      {categories.flatMap(category => [
        <ListSubheader key={`category ${category}`} disableSticky>
          {category}
        </ListSubheader>,
        ...resourceTypes
          .filter(type => type.category === category)
          .map(type => (
            <MenuItem key={type.name} value={type.name}>
              {type.title}
              {cloudTitle &&
                cloud &&
                type.clouds[cloud]?.implementations.length === 0 &&
                ` (${t('mapping.panel.notOn', { cloud: cloudTitle })})`}
            </MenuItem>
          )),
      ])}
      <ListSubheader disableSticky>{t('mapping.provider.group')}</ListSubheader>
      {clouds
        .filter(({ name }) => cloud === undefined || name === cloud)
        .map(({ name, title }) => (
          <MenuItem key={name} value={`${name}:`}>
            {t('mapping.provider.any', { cloud: title })}
          </MenuItem>
        ))}
      <ListSubheader disableSticky>{t('mapping.noneReason')}</ListSubheader>
      <MenuItem value="none">{t('mapping.panel.none')}</MenuItem>
      <MenuItem value="external">{t('mapping.panel.externalOption')}</MenuItem>
      {!known && (
        <MenuItem value={value}>
          {t('mapping.panel.unknownType', { type: value })}
        </MenuItem>
      )}
    </TextField>
  );
}
