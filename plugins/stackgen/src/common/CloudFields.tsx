import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { Cloud, CloudInfo } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';

interface CloudFieldsProps {
  /** Start of the ids of the fields. */
  id: string;
  cloud: Cloud;
  region: string;
  clouds: CloudInfo[];
  /** The cloud cannot be changed, and this is why. */
  cloudFixed?: string;
  className?: string;
  onChange: (change: { cloud: Cloud; region: string }) => void;
}

/** The selects for cloud and region; a new cloud brings its default region. */
export function CloudFields(props: CloudFieldsProps) {
  const { id, cloud, region, clouds, cloudFixed, className, onChange } = props;
  const t = useTexts();
  const info = clouds.find(c => c.name === cloud);
  const listed = info?.regions.some(r => r.name === region);
  return (
    <>
      <TextField
        select
        className={className}
        id={`${id}-cloud`}
        label={t('common.cloud')}
        value={cloud}
        disabled={cloudFixed !== undefined}
        helperText={cloudFixed}
        FormHelperTextProps={{ disabled: false }}
        variant="outlined"
        size="small"
        onChange={event => {
          const next = clouds.find(c => c.name === event.target.value)!;
          onChange({ cloud: next.name, region: next.defaultRegion });
        }}
      >
        {clouds.map(c => (
          <MenuItem key={c.name} value={c.name} disabled={!c.available}>
            {c.available
              ? c.title
              : t('sync.cloudUnavailable', { cloud: c.title })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        className={className}
        id={`${id}-region`}
        label={t('common.region')}
        value={region}
        variant="outlined"
        size="small"
        onChange={event => onChange({ cloud, region: event.target.value })}
      >
        {info?.regions.map(r => (
          <MenuItem key={r.name} value={r.name}>
            {r.title === r.name ? r.name : `${r.title} · ${r.name}`}
          </MenuItem>
        ))}
        {!listed && (
          <MenuItem value={region}>
            {t('common.regionOther', { region })}
          </MenuItem>
        )}
      </TextField>
    </>
  );
}
