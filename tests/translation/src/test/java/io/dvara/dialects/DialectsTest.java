package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.translation.Fleet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each dialect before each provider in each case: it passes, or the vendor cannot do it and says so. */
@ExtendWith(Fleet.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectsTest {

    private static final Path PAGE = Path.of(System.getProperty("dialects.page"));
    private static final Logger LOG = Logger.getLogger(DialectsTest.class.getName());

    private final Fleet.Running fleet;
    private final List<Door> doors;
    private final List<Cell> cells;

    DialectsTest(Fleet.Running fleet) {
        this.fleet = fleet;
        this.doors = List.of(
                ChatDoor.at(fleet.gateway()), MessagesDoor.at(fleet.gateway()), ResponsesDoor.at(fleet.gateway()));
        this.cells =
                doors.stream().flatMap(DialectsTest::cells).filter(Cell::exists).toList();
    }

    @TestFactory
    @DisplayName("R-01, R-03, R-05, R-06, R-08, R-17, R-20, R-32: every dialect serves every provider in every case")
    Stream<DynamicContainer> everyDialectServesEveryProvider() {
        return doors.stream()
                .map(door -> DynamicContainer.dynamicContainer(
                        door.label(),
                        cells.stream()
                                .filter(cell -> cell.door().equals(door))
                                .map(cell -> DynamicTest.dynamicTest(cell.label(), () -> cell.check(fleet)))));
    }

    @Test
    void leavesNoCaseOfAVendorOut() {
        assertThat(doors.stream().flatMap(DialectsTest::cells).filter(cell -> !cell.exists()))
                .isEmpty();
    }

    @Test
    @DisplayName("the committed page shows the cells")
    void thePageIsTrue() throws IOException {
        DialectsPage page = new DialectsPage(cells);
        LOG.info(page.counts());
        if (Boolean.getBoolean("matrix.update")) {
            java.nio.file.Files.writeString(PAGE, page.text());
        }
        assertThat(PAGE).as("write it anew by -Dmatrix.update=true").hasContent(page.text());
    }

    private static Stream<Cell> cells(Door door) {
        return Provider.LABELS.stream()
                .map(label -> Provider.of(label, door))
                .flatMap(provider -> Stream.of(Case.values()).map(wish -> new Cell(door, provider, wish)));
    }
}
