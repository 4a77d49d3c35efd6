import { useState } from 'react';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { GeneratedResource } from 'backstage-plugin-stackgen-common';
import { MONOSPACE } from '../common/monospace';
import { useAddress } from '../address/useAddress';
import { useTexts } from '../translation';
import { searchResources } from './searchResources';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
  },
  wrapper: { overflowX: 'auto' },
  // Narrow screens scroll; columns of single letters help nobody.
  table: { minWidth: 560 },
  row: { '& td': { verticalAlign: 'top', lineHeight: 1.4 } },
  address: {
    fontFamily: MONOSPACE,
    overflowWrap: 'anywhere',
    minWidth: 200,
  },
  reason: { minWidth: 200 },
  file: { whiteSpace: 'nowrap' },
  chip: { marginLeft: theme.spacing(1) },
}));

/** Every Terraform resource, the entity that caused it, and why. */
export function ResourceTable(props: { resources: GeneratedResource[] }) {
  const { resources } = props;
  const classes = useStyles();
  const t = useTexts();
  const { href } = useAddress();
  const [search, setSearch] = useState('');
  const found = searchResources(resources, search);
  return (
    <Paper>
      <div className={classes.head}>
        <TextField
          size="small"
          variant="outlined"
          id="stackgen-resource-search"
          label={t('preview.searchResources')}
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <Typography variant="body2" color="textSecondary" role="status">
          {t('preview.shown', {
            shown: String(found.length),
            total: String(resources.length),
          })}
        </Typography>
      </div>
      {found.length === 0 ? (
        <Typography className={classes.head} color="textSecondary">
          {resources.length === 0
            ? t('preview.noResources')
            : t('preview.noResourceMatches', { text: search })}
        </Typography>
      ) : (
        <div className={classes.wrapper}>
          <Table
            size="small"
            className={classes.table}
            aria-label={t('preview.resourceTable')}
          >
            <TableHead>
              <TableRow>
                <TableCell>{t('preview.address')}</TableCell>
                <TableCell>{t('preview.entity')}</TableCell>
                <TableCell>{t('preview.reason')}</TableCell>
                <TableCell>{t('preview.file')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {found.map(resource => (
                <TableRow key={resource.address} className={classes.row}>
                  <TableCell className={classes.address}>
                    {resource.address}
                  </TableCell>
                  <TableCell>
                    {resource.entityRef ? (
                      <EntityRefLink entityRef={resource.entityRef} hideIcon />
                    ) : (
                      t('preview.wholeStack')
                    )}
                    {resource.implicit && (
                      <Chip
                        className={classes.chip}
                        size="small"
                        variant="outlined"
                        label={t('preview.implicitShort')}
                      />
                    )}
                  </TableCell>
                  <TableCell className={classes.reason}>
                    {resource.reason}
                  </TableCell>
                  <TableCell className={classes.file}>
                    <Link
                      to={href({ pane: 'terraform', file: resource.file })}
                      noTrack
                    >
                      {resource.file}
                    </Link>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Paper>
  );
}
