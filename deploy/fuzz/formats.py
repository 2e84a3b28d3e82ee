"""Values that are likely: times in this century."""

from hypothesis import strategies as st
import schemathesis

schemathesis.openapi.format(
    "date-time",
    st.builds(
        "20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}{}".format,
        st.integers(27, 99),
        st.integers(1, 12),
        st.integers(1, 28),
        st.integers(0, 23),
        st.integers(0, 59),
        st.integers(0, 59),
        st.sampled_from(["Z", "+02:00", ".5-11:30"]),
    ),
)
