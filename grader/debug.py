"""Read by gdb (debug.sh): nn::Vector and nn::Matrix as their shape and their numbers, (2, 3) [[1, 2, 3], [4, 5, 6]]."""
import gdb
import gdb.printing

MOST = 20  # entries of a row, and rows


class Array:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        shape = self.value["m_shape"]["_M_elems"]
        dimensions = shape.type.strip_typedefs().range()[1] + 1
        sizes = [int(shape[i]) for i in range(dimensions)]
        count = 1
        for size in sizes:
            count *= size
        storage = self.value["m_storage"]
        begin = storage["p_begin"]
        if min(sizes) < 0 or int(storage["p_end"] - begin) != count:
            return "has no value yet, or is damaged"

        def row(first, size):
            shown = [f"{float(begin[first + i]):.6g}" for i in range(min(size, MOST))]
            return "[" + ", ".join(shown + ["..."] * (size > MOST)) + "]"

        if dimensions == 1:
            return f"({count}) " + row(0, count)
        rows = [row(i * sizes[1], sizes[1]) for i in range(min(sizes[0], MOST))]
        return f"({sizes[0]}, {sizes[1]}) [" + ", ".join(rows + ["..."] * (sizes[0] > MOST)) + "]"


printers = gdb.printing.RegexpCollectionPrettyPrinter("nn")
printers.add_printer("Array", r"^xt::xtensor_container<xt::uvector<double, .*>, [12], .*>$", Array)
gdb.printing.register_pretty_printer(None, printers)
