import { relativeTime } from './relativeTime';

/** "3 hours ago", with the exact time as its title. */
export function Moment(props: { iso: string }) {
  const date = new Date(props.iso);
  const exact = Number.isNaN(date.getTime())
    ? props.iso
    : date.toLocaleString();
  return (
    <time dateTime={props.iso} title={exact}>
      {relativeTime(props.iso, new Date())}
    </time>
  );
}
