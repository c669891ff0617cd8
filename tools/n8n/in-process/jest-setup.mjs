// Before the test processes start, which inherit this environment.
import './instance.mts';

export default function setUp() {}
