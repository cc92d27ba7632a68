"""Tests of the benchmarks: what is compared is alike."""
